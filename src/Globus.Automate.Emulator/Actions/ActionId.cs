using System.Security.Cryptography;

namespace Globus.Automate.Emulator.Actions;

/// <summary>Ids as the hosted providers give them: 12 letters and digits, to be taken as opaque.</summary>
internal static class ActionId
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string Create() => RandomNumberGenerator.GetString(Alphabet, 12);
}

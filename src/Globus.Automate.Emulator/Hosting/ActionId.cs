using System.Security.Cryptography;

namespace Globus.Automate.Emulator.Hosting;

/// <summary>Ids in the format of hosted providers: 12 letters and digits, which are opaque.</summary>
internal static class ActionId
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int Length = 12;

    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The id for a hash.</summary>
    public static string Of(ReadOnlySpan<byte> hash)
    {
        var id = new char[Length];
        for (var i = 0; i < Length; i++)
        {
            id[i] = Alphabet[hash[i] % Alphabet.Length];
        }

        return new string(id);
    }
}

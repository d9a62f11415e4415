using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Random secrets. Only their hashes are stored.</summary>
internal static class SecretText
{
    public static string Create(int bytes = 32) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

using System.Security.Cryptography;

namespace Globus.Automate.TokenStorage;

/// <summary>The members of the class library that .NET Framework does not have.</summary>
internal static class Polyfill
{
    extension(File)
    {
        /// <summary>Moves a file, over the one at the destination if there is one.</summary>
        public static void Move(string sourceFileName, string destFileName, bool overwrite)
        {
            if (overwrite && File.Exists(destFileName))
            {
                File.Replace(sourceFileName, destFileName, null);
            }
            else
            {
                File.Move(sourceFileName, destFileName);
            }
        }
    }

    extension(SHA256)
    {
        /// <summary>The hash of the bytes.</summary>
        public static byte[] HashData(byte[] source)
        {
            using var algorithm = SHA256.Create();
            return algorithm.ComputeHash(source);
        }
    }
}

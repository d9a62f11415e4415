using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Globus.Automate.PowerShell;

/// <summary>Members that .NET Framework does not have.</summary>
internal static class Polyfill
{
    extension(Task)
    {
        /// <summary>Creates a delay on the given clock.</summary>
        public static Task Delay(TimeSpan delay, TimeProvider timeProvider, CancellationToken cancellationToken) =>
            timeProvider.Delay(delay, cancellationToken);
    }

    extension(TextReader reader)
    {
        /// <summary>Reads a line. The read itself cannot be canceled; the caller closes the source.</summary>
        public Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
            cancellationToken.IsCancellationRequested
                ? Task.FromCanceled<string?>(cancellationToken)
                : reader.ReadLineAsync()!;
    }

    extension(SHA256)
    {
        /// <summary>Computes the hash of bytes.</summary>
        public static byte[] HashData(byte[] source)
        {
            using var algorithm = SHA256.Create();
            return algorithm.ComputeHash(source);
        }
    }

    extension(ArgumentNullException)
    {
        /// <summary>Throws when the argument is null.</summary>
        public static void ThrowIfNull(
            object? argument,
            [CallerArgumentExpression(nameof(argument))] string? name = null
        )
        {
            if (argument is null)
            {
                throw new ArgumentNullException(name);
            }
        }
    }
}

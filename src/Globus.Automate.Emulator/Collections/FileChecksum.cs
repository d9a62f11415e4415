using System.Security.Cryptography;

namespace Globus.Automate.Emulator.Collections;

/// <summary>Compares files with checksums that callers supply.</summary>
internal static class FileChecksum
{
    private static readonly Dictionary<string, HashAlgorithmName> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["md5"] = HashAlgorithmName.MD5,
        ["sha1"] = HashAlgorithmName.SHA1,
        ["sha256"] = HashAlgorithmName.SHA256,
        ["sha384"] = HashAlgorithmName.SHA384,
        ["sha512"] = HashAlgorithmName.SHA512,
    };

    /// <summary>Checks a file of a collection. Other algorithms than the known ones are not checked.</summary>
    /// <exception cref="CollectionException">The file has another checksum.</exception>
    public static async Task CheckAsync(
        Collection collection,
        CollectionPath path,
        string expected,
        string algorithm,
        CancellationToken cancellationToken
    )
    {
        if (!Known.TryGetValue(algorithm.Replace("-", "", StringComparison.Ordinal), out var name))
        {
            return;
        }

        var reader = CollectionFiles.OpenRead(collection, CollectionFiles.Locate(collection, path).FullPath);
        await using (reader.ConfigureAwait(false))
        {
            var hash = await CryptographicOperations
                .HashDataAsync(name, reader, cancellationToken)
                .ConfigureAwait(false);
            if (!Convert.ToHexString(hash).Equals(expected, StringComparison.OrdinalIgnoreCase))
            {
                throw new CollectionException(
                    "ExternalChecksumError",
                    $"The {algorithm} checksum of {path} is not the external_checksum of the item."
                );
            }
        }
    }
}

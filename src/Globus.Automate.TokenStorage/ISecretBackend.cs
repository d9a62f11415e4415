namespace Globus.Automate.TokenStorage;

/// <summary>Keeps the bytes of sign-ins, each in an entry. A write stores all of the bytes, or none.</summary>
internal interface ISecretBackend
{
    /// <summary>The bytes; null when the entry is empty.</summary>
    /// <exception cref="InvalidDataException">The entry has bytes, but not those that were written.</exception>
    byte[]? Read(SecretEntry entry);

    /// <summary>Replaces the bytes.</summary>
    void Write(SecretEntry entry, byte[] bytes);

    /// <summary>Empties the entry.</summary>
    void Delete(SecretEntry entry);

    /// <summary>Moves bytes that cannot be read out of the way, with the same protection.</summary>
    void Quarantine(SecretEntry entry);
}

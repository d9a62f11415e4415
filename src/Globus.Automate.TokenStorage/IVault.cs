namespace Globus.Automate.TokenStorage;

/// <summary>Keeps the bytes of sign-ins, each in a slot. What is written is there whole, or not at all.</summary>
internal interface IVault
{
    /// <summary>The bytes; null when the slot is empty.</summary>
    /// <exception cref="InvalidDataException">There is something, but it cannot be what was written.</exception>
    byte[]? Read(Slot slot);

    /// <summary>Puts the bytes in the place of what is there.</summary>
    void Write(Slot slot, byte[] bytes);

    /// <summary>Empties the slot.</summary>
    void Delete(Slot slot);

    /// <summary>Moves what cannot be understood out of the way, as safe as it was.</summary>
    void SetAside(Slot slot);
}

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a registered API by its id, its address, or the registered API object.</summary>
public sealed class RegisteredApiReference : ServiceReference
{
    /// <summary>Creates a reference from an id.</summary>
    /// <param name="id">The id.</param>
    public RegisteredApiReference(Guid id)
        : base(id) { }

    /// <summary>The id.</summary>
    public Guid RegisteredApiId => Id;
}

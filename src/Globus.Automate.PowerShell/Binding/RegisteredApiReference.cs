namespace Globus.Automate.PowerShell.Binding;

/// <summary>What names a registered API: its id, its address, or the registered API itself.</summary>
public sealed class RegisteredApiReference : ServiceReference
{
    /// <summary>A registered API by its id.</summary>
    /// <param name="id">The id.</param>
    public RegisteredApiReference(Guid id)
        : base(id) { }

    /// <summary>The id.</summary>
    public Guid RegisteredApiId => Id;
}

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a web input by its id, its address, or the web input object.</summary>
public sealed class WebInputReference : ServiceReference
{
    /// <summary>Creates a reference from an id.</summary>
    /// <param name="id">The id.</param>
    public WebInputReference(Guid id)
        : base(id) { }

    /// <summary>The id.</summary>
    public Guid WebInputId => Id;
}

namespace Globus.Automate.PowerShell.Binding;

/// <summary>What names a web input: its id, its address, or the web input itself.</summary>
public sealed class WebInputReference : ServiceReference
{
    /// <summary>A web input by its id.</summary>
    /// <param name="id">The id.</param>
    public WebInputReference(Guid id)
        : base(id) { }

    /// <summary>The id.</summary>
    public Guid WebInputId => Id;
}

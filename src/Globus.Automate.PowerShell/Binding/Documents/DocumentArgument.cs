namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// A JSON document: a dictionary, an object, a list, or JSON text. Because it has its own type, PowerShell evaluates a
/// script block argument for each input object.
/// </summary>
public sealed class DocumentArgument
{
    /// <summary>Creates an argument; the document is converted when it is sent.</summary>
    /// <param name="value">The dictionary, object, list, or JSON text.</param>
    public DocumentArgument(object? value) => Value = value;

    /// <summary>The original value.</summary>
    public object? Value { get; }
}

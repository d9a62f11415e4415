namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>
/// A JSON document as users have it: a dictionary, an object, a list, or JSON text. It has a type of its own, so that a
/// script block in its place is run for each input object.
/// </summary>
public sealed class DocumentArgument
{
    /// <summary>A document of any kind; it is read when it is sent.</summary>
    /// <param name="value">The dictionary, object, list, or JSON text.</param>
    public DocumentArgument(object? value) => Value = value;

    /// <summary>What was given.</summary>
    public object? Value { get; }
}

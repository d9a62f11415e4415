using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a service object by its id and keeps the source object.</summary>
public abstract class ServiceReference : IServiceObject
{
    private protected ServiceReference(Guid id) => Id = id;

    /// <summary>The id; empty if <see cref="Problem"/> is set.</summary>
    internal Guid Id { get; }

    Guid IServiceObject.Id => Id;

    /// <summary>The source object; null if only the id was given.</summary>
    internal PSObject? Source { get; init; }

    /// <summary>The reason why the value does not identify an object; null if it does.</summary>
    internal CommandException? Problem { get; init; }

    /// <summary>The text of a source property; null if it does not exist.</summary>
    private protected string? Text(string property) =>
        Source is null ? null
        : PropertyReader.Find(Source, property)?.ToString() is { Length: > 0 } text ? text
        : null;

    /// <summary>The id.</summary>
    public override string ToString() => Problem?.Target?.ToString() ?? Id.ToString();
}

using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Errors;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>An object of a Globus service, named by its id. It remembers the object that it was read from.</summary>
public abstract class ServiceReference : IServiceObject
{
    private protected ServiceReference(Guid id) => Id = id;

    /// <summary>The id; empty where <see cref="Problem"/> says why there is none.</summary>
    internal Guid Id { get; }

    Guid IServiceObject.Id => Id;

    /// <summary>The object that was given; null where the id alone was given.</summary>
    internal PSObject? Source { get; init; }

    /// <summary>The reason why the value that was given names no such object; null where it names one.</summary>
    internal CommandException? Problem { get; init; }

    /// <summary>The text of a property of the source; null where it has none.</summary>
    private protected string? Text(string property) =>
        Source is null ? null
        : PropertyReader.Find(Source, property)?.ToString() is { Length: > 0 } text ? text
        : null;

    /// <summary>The id.</summary>
    public override string ToString() => Problem?.Target?.ToString() ?? Id.ToString();
}

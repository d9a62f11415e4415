namespace Globus.Automate.PowerShell.Errors;

/// <summary>An object of a Globus service, identified by its id.</summary>
internal interface IServiceObject
{
    /// <summary>The id.</summary>
    Guid Id { get; }
}

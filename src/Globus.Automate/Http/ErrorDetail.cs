namespace Globus.Automate.Http;

/// <summary>A detail of a service error.</summary>
/// <param name="Path">The JSONPath in the request document (<c>$.definition.States.Step1</c>); null if the service
/// returns none.</param>
/// <param name="Message">The message of the service.</param>
/// <param name="Type">The error type of the service, if it returns one.</param>
public sealed record ErrorDetail(string? Path, string Message, string? Type);

namespace Globus.Automate.Http;

/// <summary>One finding of a service about a request.</summary>
/// <param name="Path">Where, as a JSONPath in the document that was sent (<c>$.definition.States.Step1</c>); null when
/// the service names no place.</param>
/// <param name="Message">What is wrong, in the service's words.</param>
/// <param name="Type">The service's name for this kind of finding, if it gives one.</param>
public sealed record ErrorDetail(string? Path, string Message, string? Type);

namespace Globus.Automate.Json;

/// <summary>A document that keeps the members that its type does not name.</summary>
internal interface IExtensibleDocument
{
    JsonMap AdditionalProperties { get; }
}

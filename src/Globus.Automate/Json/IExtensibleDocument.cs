namespace Globus.Automate.Json;

/// <summary>A document that keeps members without a property.</summary>
internal interface IExtensibleDocument
{
    JsonMap AdditionalProperties { get; }
}

namespace Globus.Automate.Http;

/// <summary>Marks the converters that read a document although some of its members have the wrong type.</summary>
internal interface ITolerantConverter;

namespace Globus.Automate.Json;

/// <summary>Nothing, under the name that the types file has to find.</summary>
public sealed class JsonMap;

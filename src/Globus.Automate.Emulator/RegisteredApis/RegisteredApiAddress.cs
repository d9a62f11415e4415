namespace Globus.Automate.Emulator.RegisteredApis;

/// <summary>The name of a registered API in an Action state, in place of a provider's address.</summary>
internal static class RegisteredApiAddress
{
    /// <summary>The prefix of the names of registered APIs that Globus hosts.</summary>
    public const string HandlePrefix = "urn:globus:flows:handle:globus:";

    private const string IdPrefix = "urn:globus:flows:registered_api:";

    public static string OfId(string id) => IdPrefix + id;

    public static bool IsRegisteredApi(string url) =>
        url.StartsWith(IdPrefix, StringComparison.Ordinal) || url.StartsWith(HandlePrefix, StringComparison.Ordinal);

    /// <summary>The id, or the complete handle.</summary>
    public static string Name(string url) =>
        url.StartsWith(IdPrefix, StringComparison.Ordinal) ? url[IdPrefix.Length..] : url;

    public static Guid? FindId(string url) => Guid.TryParseExact(Name(url), "D", out var id) ? id : null;
}

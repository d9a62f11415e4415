using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Auth;

/// <summary>Reads the query parameters of Globus Auth's API.</summary>
internal static class AuthQuery
{
    /// <summary>A boolean; false when it is absent.</summary>
    /// <exception cref="AuthException">The value is not a boolean.</exception>
    public static bool Flag(HttpContext http, string name) =>
        http.Request.Query.TryGetValue(name, out var values)
        && (
            BooleanText.Parse(values.ToString())
            ?? throw AuthException.InvalidRequest($"The parameter {name} must be true or false.")
        );

    /// <summary>The values of a parameter, separated by commas.</summary>
    public static string[] List(HttpContext http, string name) =>
        http
            .Request.Query[name]
            .ToString()
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The ids in a parameter, separated by commas.</summary>
    /// <exception cref="AuthException">A value is not a UUID.</exception>
    public static IReadOnlyList<Guid> Ids(HttpContext http, string name) =>
        [
            .. List(http, name)
                .Select(text =>
                    Guid.TryParse(text, out var id)
                        ? id
                        : throw AuthException.InvalidRequest($"'{text}' is not a UUID.")
                ),
        ];
}

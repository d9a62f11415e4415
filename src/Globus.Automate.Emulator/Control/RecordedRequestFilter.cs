using System.IO.Enumeration;

namespace Globus.Automate.Emulator.Control;

/// <summary>Selects recorded requests.</summary>
/// <param name="Method">The method; null for any.</param>
/// <param name="Path">The path, in which * matches any text; null for any.</param>
/// <param name="Last">The number of requests, from the end; null for all.</param>
internal sealed record RecordedRequestFilter(string? Method, string? Path, int? Last)
{
    private static readonly string[] Names = ["method", "path", "last"];

    /// <exception cref="ControlException">A parameter is unknown or has an invalid value.</exception>
    public static RecordedRequestFilter Read(IQueryCollection query) =>
        query.Keys.Except(Names).FirstOrDefault() is { } unknown
            ? throw new ControlException($"Unknown parameter '{unknown}'. Supported: {string.Join(", ", Names)}.")
            : new RecordedRequestFilter(
                NullIfEmpty(query["method"]),
                NullIfEmpty(query["path"]),
                ControlRequest.QueryNumber(query, "last")
            );

    public IEnumerable<RecordedRequest> Apply(IEnumerable<RecordedRequest> requests)
    {
        var matching = requests.Where(Matches);
        return Last is { } count ? matching.TakeLast(count) : matching;
    }

    private bool Matches(RecordedRequest request) =>
        (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, request.Path, ignoreCase: false));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

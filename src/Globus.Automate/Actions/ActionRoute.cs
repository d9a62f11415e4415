namespace Globus.Automate.Actions;

/// <summary>The routes of an operation, in both route styles.</summary>
internal sealed record ActionRoute(HttpMethod Method, string Path, HttpMethod NewerMethod, string NewerPath)
{
    public static ActionRoute Run { get; } = new(HttpMethod.Post, "run", HttpMethod.Post, "actions");

    public static ActionRoute Status(string actionId) => Get(actionId, "status", "");

    public static ActionRoute Log(string actionId) => Get(actionId, "log", "/log");

    public static ActionRoute Cancel(string actionId) => Post(actionId, "cancel");

    public static ActionRoute Resume(string actionId) => Post(actionId, "resume");

    public static ActionRoute Release(string actionId) =>
        new(HttpMethod.Post, $"{Escaped(actionId)}/release", HttpMethod.Delete, $"actions/{Escaped(actionId)}");

    public HttpMethod MethodIn(RouteStyle style) => style == RouteStyle.Newer ? NewerMethod : Method;

    public string PathIn(RouteStyle style) => style == RouteStyle.Newer ? NewerPath : Path;

    private static ActionRoute Get(string actionId, string operation, string newer) =>
        new(HttpMethod.Get, $"{Escaped(actionId)}/{operation}", HttpMethod.Get, $"actions/{Escaped(actionId)}{newer}");

    private static ActionRoute Post(string actionId, string operation) =>
        new(
            HttpMethod.Post,
            $"{Escaped(actionId)}/{operation}",
            HttpMethod.Post,
            $"actions/{Escaped(actionId)}/{operation}"
        );

    private static string Escaped(string actionId) =>
        string.IsNullOrWhiteSpace(actionId)
            ? throw new ArgumentException("The action id must not be empty.")
            : Uri.EscapeDataString(actionId);
}

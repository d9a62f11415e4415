namespace Globus.Automate.Auth;

/// <summary>
/// A text that only the service it was made for may see: a refresh token, an ID token. Its text never shows it.
/// </summary>
public sealed class Secret(string value)
{
    /// <summary>The secret itself.</summary>
    public string Value { get; } = value;

    /// <summary>Stars.</summary>
    public override string ToString() => "***";
}

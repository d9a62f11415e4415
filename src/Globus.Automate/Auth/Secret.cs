namespace Globus.Automate.Auth;

/// <summary>A secret string, such as a refresh token or an ID token. <c>ToString</c> does not show it.</summary>
public sealed class Secret(string value)
{
    /// <summary>The secret.</summary>
    public string Value { get; } = value;

    /// <summary>Returns asterisks.</summary>
    public override string ToString() => "***";
}

namespace Globus.Automate.Help.About;

/// <summary>An about topic as Get-Help shows it.</summary>
/// <param name="Name">The name, which starts with <c>about_</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record TopicText(string Name, string Text);

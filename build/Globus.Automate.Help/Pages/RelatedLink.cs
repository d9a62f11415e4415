namespace Globus.Automate.Help.Pages;

/// <summary>A link to read on.</summary>
internal sealed record RelatedLink(string Text, Uri Address);

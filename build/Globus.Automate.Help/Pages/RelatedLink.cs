namespace Globus.Automate.Help.Pages;

/// <summary>A link to read on: a page of the module's help, or an address.</summary>
internal sealed record RelatedLink(string Text, Uri? Address);

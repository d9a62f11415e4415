namespace Globus.Automate.Help.Text;

/// <summary>A piece of a page's text without its marks.</summary>
/// <param name="Line">Where it stands on the page, counted from 1.</param>
internal abstract record TextBlock(int Line);

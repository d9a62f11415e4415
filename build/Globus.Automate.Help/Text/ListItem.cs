namespace Globus.Automate.Help.Text;

/// <summary>One item of a list, with its mark: a dash or a number.</summary>
internal sealed record ListItem(int Line, string Mark, string Text) : TextBlock(Line);

using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>A type that a command takes or writes, and what it is.</summary>
internal sealed record TypeText(string Type, IReadOnlyList<TextBlock> Description);

using Globus.Automate.Help.Text;

namespace Globus.Automate.Help.Pages;

/// <summary>An example: code to run, and what it does.</summary>
internal sealed record CommandExample(string Title, IReadOnlyList<string> Code, IReadOnlyList<TextBlock> Remarks);

namespace Globus.Automate.PowerShell.Binding.Documents;

/// <summary>The first mistake in a text that is not JSON.</summary>
/// <param name="Offset">The offset in the text, in UTF-16 units.</param>
/// <param name="Reason">A sentence that does not quote the text, which may contain a secret.</param>
internal sealed record JsonMistake(int Offset, string Reason);

namespace Globus.Automate.Architecture.Tests;

/// <summary>Two folders that depend on each other; the first comes first in the alphabet.</summary>
internal sealed record FolderPair(string First, string Second)
{
    public override string ToString() => $"{First} ⇄ {Second}";
}

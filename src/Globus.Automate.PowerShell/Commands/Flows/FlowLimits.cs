namespace Globus.Automate.PowerShell.Commands.Flows;

/// <summary>The maximum lengths of a flow's texts, in characters.</summary>
internal static class FlowLimits
{
    /// <summary>The length of a title.</summary>
    public const int TitleLength = 128;

    /// <summary>The length of a subtitle.</summary>
    public const int SubtitleLength = 128;

    /// <summary>The length of a description.</summary>
    public const int DescriptionLength = 4096;
}

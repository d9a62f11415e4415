namespace Globus.Automate.Flows;

/// <summary>The run or the flow that a web input belongs to.</summary>
internal sealed record WebInputSubject(Guid? Id, string? Label, string? Title);

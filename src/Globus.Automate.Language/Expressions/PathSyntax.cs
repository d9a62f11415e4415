using Globus.Automate.Language.Paths;

namespace Globus.Automate.Language.Expressions;

/// <summary>A back-ticked path into the state document.</summary>
public sealed record PathSyntax(JsonPath Path, TextSpan Span) : ExpressionSyntax(Span);

using System.Reflection;

namespace Globus.Automate.Definitions;

/// <summary>All rules. The topic about_Globus_Errors documents them.</summary>
internal static class LintRules
{
    // Mistakes that the service rejects.
    public static readonly LintRule MissingMember = LintRule.Error("MissingMember");
    public static readonly LintRule UnknownMember = LintRule.Error("UnknownMember");
    public static readonly LintRule ExclusiveMembers = LintRule.Error("ExclusiveMembers");
    public static readonly LintRule WrongType = LintRule.Error("WrongType");
    public static readonly LintRule OutOfRange = LintRule.Error("OutOfRange");
    public static readonly LintRule EmptyList = LintRule.Error("EmptyList");
    public static readonly LintRule NoStates = LintRule.Error("NoStates");
    public static readonly LintRule InvalidStateName = LintRule.Error("InvalidStateName");
    public static readonly LintRule UnknownStateType = LintRule.Error("UnknownStateType");
    public static readonly LintRule NextOrEnd = LintRule.Error("NextOrEnd");
    public static readonly LintRule UndefinedTarget = LintRule.Error("UndefinedTarget");
    public static readonly LintRule UnreachableState = LintRule.Error("UnreachableState");
    public static readonly LintRule InvalidPath = LintRule.Error("InvalidPath");
    public static readonly LintRule InvalidResultPath = LintRule.Error("InvalidResultPath");
    public static readonly LintRule InvalidExpression = LintRule.Error("InvalidExpression");
    public static readonly LintRule InvalidTimestamp = LintRule.Error("InvalidTimestamp");
    public static readonly LintRule InvalidUrl = LintRule.Error("InvalidUrl");
    public static readonly LintRule InvalidHandler = LintRule.Error("InvalidHandler");
    public static readonly LintRule InvalidChoiceRule = LintRule.Error("InvalidChoiceRule");
    public static readonly LintRule UnknownOperator = LintRule.Error("UnknownOperator");
    public static readonly LintRule WrongOperand = LintRule.Error("WrongOperand");
    public static readonly LintRule InvalidSchema = LintRule.Error("InvalidSchema");
    public static readonly LintRule InvalidInput = LintRule.Error("InvalidInput");
    public static readonly LintRule RefusedByService = LintRule.Error("RefusedByService");

    // Mistakes that the service accepts.
    public static readonly LintRule DuplicateMember = LintRule.Warning("DuplicateMember");
    public static readonly LintRule RetiredProvider = LintRule.Warning("RetiredProvider");
    public static readonly LintRule LoopbackProvider = LintRule.Warning("LoopbackProvider");
    public static readonly LintRule PlaceholderId = LintRule.Warning("PlaceholderId");
    public static readonly LintRule LiteralPath = LintRule.Warning("LiteralPath");
    public static readonly LintRule MissingResultPath = LintRule.Warning("MissingResultPath");
    public static readonly LintRule MissingDefault = LintRule.Warning("MissingDefault");
    public static readonly LintRule UnknownErrorName = LintRule.Warning("UnknownErrorName");
    public static readonly LintRule UnusedCatch = LintRule.Warning("UnusedCatch");
    public static readonly LintRule UnknownPrivateParameter = LintRule.Warning("UnknownPrivateParameter");
    public static readonly LintRule OldParameter = LintRule.Warning("OldParameter");
    public static readonly LintRule MisspelledPrincipal = LintRule.Warning("MisspelledPrincipal");
    public static readonly LintRule MisspelledRole = LintRule.Warning("MisspelledRole");
    public static readonly LintRule LongWait = LintRule.Warning("LongWait");
    public static readonly LintRule UnknownFunction = LintRule.Warning("UnknownFunction");
    public static readonly LintRule UnsupportedAttribute = LintRule.Warning("UnsupportedAttribute");
    public static readonly LintRule UnquotedPath = LintRule.Warning("UnquotedPath");

    // Information for the author.
    public static readonly LintRule MissingExceptionOnActionFailure = LintRule.Information(
        "MissingExceptionOnActionFailure"
    );
    public static readonly LintRule OldHostName = LintRule.Information("OldHostName");

    /// <summary>All rules.</summary>
    public static IReadOnlyList<LintRule> All { get; } =
    [
        .. typeof(LintRules)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (LintRule)field.GetValue(null)!),
    ];
}

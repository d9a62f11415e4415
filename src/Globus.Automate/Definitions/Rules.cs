namespace Globus.Automate.Definitions;

/// <summary>All rules. The topic about_Globus_Errors says what each means to users.</summary>
internal static class Rules
{
    // What the service refuses.
    public static readonly Rule MissingMember = Rule.Error("MissingMember");
    public static readonly Rule UnknownMember = Rule.Error("UnknownMember");
    public static readonly Rule ExclusiveMembers = Rule.Error("ExclusiveMembers");
    public static readonly Rule WrongType = Rule.Error("WrongType");
    public static readonly Rule OutOfRange = Rule.Error("OutOfRange");
    public static readonly Rule EmptyList = Rule.Error("EmptyList");
    public static readonly Rule NoStates = Rule.Error("NoStates");
    public static readonly Rule InvalidStateName = Rule.Error("InvalidStateName");
    public static readonly Rule UnknownStateType = Rule.Error("UnknownStateType");
    public static readonly Rule NextOrEnd = Rule.Error("NextOrEnd");
    public static readonly Rule UndefinedTarget = Rule.Error("UndefinedTarget");
    public static readonly Rule UnreachableState = Rule.Error("UnreachableState");
    public static readonly Rule InvalidPath = Rule.Error("InvalidPath");
    public static readonly Rule InvalidResultPath = Rule.Error("InvalidResultPath");
    public static readonly Rule InvalidExpression = Rule.Error("InvalidExpression");
    public static readonly Rule InvalidTimestamp = Rule.Error("InvalidTimestamp");
    public static readonly Rule InvalidUrl = Rule.Error("InvalidUrl");
    public static readonly Rule InvalidHandler = Rule.Error("InvalidHandler");
    public static readonly Rule InvalidChoiceRule = Rule.Error("InvalidChoiceRule");
    public static readonly Rule UnknownOperator = Rule.Error("UnknownOperator");
    public static readonly Rule WrongOperand = Rule.Error("WrongOperand");
    public static readonly Rule InvalidSchema = Rule.Error("InvalidSchema");
    public static readonly Rule InvalidInput = Rule.Error("InvalidInput");
    public static readonly Rule RefusedByService = Rule.Error("RefusedByService");

    // What the service takes, and what is a mistake all the same.
    public static readonly Rule DuplicateMember = Rule.Warning("DuplicateMember");
    public static readonly Rule RetiredProvider = Rule.Warning("RetiredProvider");
    public static readonly Rule LoopbackProvider = Rule.Warning("LoopbackProvider");
    public static readonly Rule PlaceholderId = Rule.Warning("PlaceholderId");
    public static readonly Rule LiteralPath = Rule.Warning("LiteralPath");
    public static readonly Rule MissingExceptionOnActionFailure = Rule.Warning("MissingExceptionOnActionFailure");
    public static readonly Rule MissingResultPath = Rule.Warning("MissingResultPath");
    public static readonly Rule MissingDefault = Rule.Warning("MissingDefault");
    public static readonly Rule UnknownErrorName = Rule.Warning("UnknownErrorName");
    public static readonly Rule UnusedCatch = Rule.Warning("UnusedCatch");
    public static readonly Rule UnknownPrivateParameter = Rule.Warning("UnknownPrivateParameter");
}

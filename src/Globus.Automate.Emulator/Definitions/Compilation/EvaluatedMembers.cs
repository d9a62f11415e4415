using Globus.Automate.Emulator.Evaluation;
using Globus.Automate.Emulator.Evaluation.Expressions;
using Globus.Automate.Emulator.Evaluation.Paths;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Definitions.Compilation;

/// <summary>Reads and compiles the members of a state that a run evaluates.</summary>
internal static class EvaluatedMembers
{
    public static ReferencePath? Path(this JsonRequestReader reader, string name) =>
        reader.Text(name) is { } text ? Compile(reader, name, () => ReferencePath.Compile(text, name)) : null;

    public static Template? Template(this JsonRequestReader reader, string name) =>
        reader.Object(name) is { } value
            ? Compile(reader, name, () => Evaluation.Expressions.Template.Compile(value))
            : null;

    private static T? Compile<T>(JsonRequestReader reader, string name, Func<T> compile)
        where T : class
    {
        try
        {
            return compile();
        }
        catch (EvaluationException exception)
        {
            reader.ReportAt(name, exception.Message);
            return null;
        }
    }
}

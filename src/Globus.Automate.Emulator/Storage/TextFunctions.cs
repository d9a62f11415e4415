using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Globus.Automate.Emulator.Storage;

/// <summary>
/// SQL functions for strings that ignore the case of all letters; SQLite's own functions ignore only that of ASCII. A
/// list of strings is a JSON array.
/// </summary>
internal static class TextFunctions
{
    /// <summary>Adds the functions to a connection.</summary>
    /// <exception cref="SqliteException">SQLite rejects a function.</exception>
    public static void AddTo(sqlite3 connection)
    {
        Add(connection, "contains_any", argumentCount: 2, ContainsAny);
        Add(connection, "contain_all", argumentCount: -1, ContainAll);
        Add(connection, "join_texts", argumentCount: 2, JoinTexts);
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_create_collation(connection, TextOrder.Collation, null, (_, x, y) => TextOrder.Compare(x, y)),
            connection
        );
    }

    /// <summary><c>contains_any(text, parts)</c>: whether the text contains one of the parts.</summary>
    private static void ContainsAny(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var text = Text(arguments[0]);
        SetResult(context, Texts(arguments[1]).Any(part => Contains(text, part)));
    }

    /// <summary><c>contain_all(parts, text, …)</c>: whether each part is contained in one of the texts.</summary>
    private static void ContainAll(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var texts = arguments.Skip(1).Select(Text).ToList();
        SetResult(context, Texts(arguments[0]).All(part => texts.Any(text => Contains(text, part))));
    }

    /// <summary><c>join_texts(texts, separator)</c>: the texts as one.</summary>
    private static void JoinTexts(sqlite3_context context, object state, sqlite3_value[] arguments)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Join(Text(arguments[1]), Texts(arguments[0])));
        if (bytes.Length > 0)
        {
            raw.sqlite3_result_text(context, bytes.AsSpan());
        }
        else
        {
            // An empty span would become NULL.
            raw.sqlite3_result_text(context, "");
        }
    }

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Text(sqlite3_value value) => Encoding.UTF8.GetString(raw.sqlite3_value_blob(value));

    private static IReadOnlyList<string> Texts(sqlite3_value value) => StringLists.Parse(Text(value));

    private static void SetResult(sqlite3_context context, bool value) =>
        raw.sqlite3_result_int(context, value ? 1 : 0);

    private static void Add(sqlite3 connection, string name, int argumentCount, delegate_function_scalar function) =>
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_create_function(
                connection,
                name,
                argumentCount,
                raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC,
                null,
                (context, state, arguments) => Call(function, context, state, arguments)
            ),
            connection
        );

    /// <summary>
    /// Calls a function. Exceptions must not pass through SQLite; they become errors of the statement.
    /// </summary>
    private static void Call(
        delegate_function_scalar function,
        sqlite3_context context,
        object state,
        sqlite3_value[] arguments
    )
    {
        try
        {
            function(context, state, arguments);
        }
        catch (Exception exception)
        {
            raw.sqlite3_result_error(context, exception.Message);
        }
    }
}

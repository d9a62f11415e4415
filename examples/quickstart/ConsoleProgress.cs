using System.Management.Automation;

namespace Globus.Automate.Quickstart;

/// <summary>
/// A progress bar in one line of the console; where there is no terminal, a line whenever its text changes.
/// </summary>
internal sealed class ConsoleProgress
{
    private string _shown = "";

    /// <summary>Shows the record in place of the one before.</summary>
    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        var text = $"[{record.Activity}] {record.StatusDescription}";
        if (text == _shown)
        {
            return;
        }

        if (Console.IsOutputRedirected)
        {
            Console.WriteLine(text);
        }
        else
        {
            Console.Write('\r' + text.PadRight(_shown.Length));
        }

        _shown = text;
    }

    /// <summary>Takes the bar off the line.</summary>
    public void Clear()
    {
        if (_shown.Length > 0 && !Console.IsOutputRedirected)
        {
            Console.Write('\r' + new string(' ', _shown.Length) + '\r');
        }

        _shown = "";
    }
}

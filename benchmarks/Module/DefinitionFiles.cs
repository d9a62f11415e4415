using System.Text;

namespace ModuleBenchmark;

/// <summary>Generated flow definitions of different sizes.</summary>
internal static class DefinitionFiles
{
    /// <summary>Writes one file for each size, as JSON, and one as YAML.</summary>
    public static void Write(string folder, IEnumerable<int> sizes, int yamlSize)
    {
        foreach (var size in sizes)
        {
            File.WriteAllText(Path.Combine(folder, $"{size}.json"), Json(size));
        }

        File.WriteAllText(Path.Combine(folder, $"{yamlSize}.yaml"), Yaml(yamlSize));
    }

    private static string Json(int size)
    {
        var states = Enumerable
            .Range(0, size)
            .Select(number =>
                $$"""
                        "State{{number}}": {
                          "Type": "Action",
                          "ActionUrl": "https://actions.globus.org/hello_world",
                          "Parameters": {"echo_string.$": "$.name", "sleep_time.=": "{{number}} + 1"},
                          "ResultPath": "$.Result{{number}}",
                          "ExceptionOnActionFailure": true,
                          {{(number + 1 < size ? $"\"Next\": \"State{number + 1}\"" : "\"End\": true")}}
                        }
                    """
            );
        return $"{{\n  \"StartAt\": \"State0\",\n  \"States\": {{\n{string.Join(",\n", states)}\n  }}\n}}\n";
    }

    private static string Yaml(int size)
    {
        var text = new StringBuilder("StartAt: State0\nStates:\n");
        for (var number = 0; number < size; number++)
        {
            text.Append(
                $$"""
                  State{{number}}:
                    Type: Action
                    ActionUrl: https://actions.globus.org/hello_world
                    Parameters:
                      echo_string.$: $.name
                      sleep_time.=: {{number}} + 1
                    ResultPath: $.Result{{number}}
                    ExceptionOnActionFailure: true
                    {{(number + 1 < size ? $"Next: State{number + 1}" : "End: true")}}

                """
            );
        }

        return text.ToString();
    }
}

using System.Management.Automation;
using Globus.Automate.PowerShell.Tests.Help;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Input;

/// <summary>Every parameter of every command against values that it cannot use.</summary>
[Collection(nameof(SharedEmulator))]
public sealed class BadValueTests(InputFixture input) : IClassFixture<InputFixture>
{
    private static readonly string Topic = File.ReadAllText(
        Path.Combine(Repository.Root, "docs", "en-US", "about_Globus_Errors.md")
    );

    public static TheoryData<string> Commands => [.. Page.Commands.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_bad_value_is_a_clear_error_and_sends_no_more_than_a_good_one(string command)
    {
        input.Connect();
        var info = input.Command(command);
        var complaints = Own(info).SelectMany(parameter => Complaints(info, parameter)).ToList();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    private static IEnumerable<ParameterMetadata> Own(CmdletInfo command) =>
        command.Parameters.Values.Where(parameter =>
            !Cmdlet.CommonParameters.Contains(parameter.Name)
            && !Cmdlet.OptionalCommonParameters.Contains(parameter.Name)
            && !parameter.Attributes.Any(attribute => attribute is ParameterAttribute { DontShow: true })
        );

    private IEnumerable<string> Complaints(CmdletInfo command, ParameterMetadata parameter)
    {
        var good = input.Call(command.Name, input.Arguments.With(command, parameter)).Requests;
        foreach (var bad in BadValues.For(parameter))
        {
            var arguments = input.Arguments.Beside(command, parameter);
            arguments[parameter.Name] = bad.Value;
            var (errors, requests) = input.Call(command.Name, arguments);
            foreach (var complaint in Complaints(bad, errors, requests, good))
            {
                yield return $"{command.Name} -{parameter.Name} {bad.Name}: {complaint}";
            }
        }
    }

    private static IEnumerable<string> Complaints(
        BadValue bad,
        IReadOnlyList<ErrorRecord> errors,
        int requests,
        int good
    )
    {
        foreach (var error in errors)
        {
            var id = error.FullyQualifiedErrorId.Split(',')[0];
            if (!Topic.Contains($"`{id}`", StringComparison.Ordinal))
            {
                yield return $"{id} is not in the topic about errors: {error}";
            }

            if (error.ToString().Contains("   at ", StringComparison.Ordinal))
            {
                yield return $"{id} shows a stack trace";
            }
        }

        if (bad.IsRefused && errors.Count == 0)
        {
            yield return "is taken";
        }

        if (requests > (bad.IsRefused ? 0 : good))
        {
            yield return $"sends {requests} requests, a good call {good}: "
                + $"{string.Join(" ;; ", errors.Select(error => error.FullyQualifiedErrorId))}";
        }
    }
}

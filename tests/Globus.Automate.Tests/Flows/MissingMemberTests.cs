using System.Text.Json;
using Globus.Automate.Actions;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.Tests.Flows;

/// <summary>What a service leaves out is null, not an id, a time or a duration of zeros.</summary>
public sealed class MissingMemberTests
{
    private const string Id = "24bc4997-b483-4c25-a19c-64b0afc00743";

    // What the client itself fills in.
    private static readonly string[] FilledIn = [$"{nameof(RunDefinition)}.RunId", $"{nameof(RunLogEntry)}.RunId"];

    public static TheoryData<Type, string> Documents =>
        new()
        {
            { typeof(Flow), $$"""{"id":"{{Id}}"}""" },
            { typeof(Run), $$"""{"run_id":"{{Id}}","status":"ACTIVE"}""" },
            { typeof(RunDefinition), "{}" },
            { typeof(RunLogEntry), "{}" },
            { typeof(WebInput), $$"""{"id":"{{Id}}"}""" },
            { typeof(RegisteredApi), $$"""{"id":"{{Id}}"}""" },
            { typeof(Timer), $$"""{"job_id":"{{Id}}","status":"new"}""" },
            { typeof(ActionProvider), "{}" },
            { typeof(ActionStatus), """{"action_id":"a","status":"ACTIVE"}""" },
            { typeof(ActionLogEntry), "{}" },
            { typeof(Identity), $$"""{"id":"{{Id}}"}""" },
        };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_member_that_is_missing_shows_no_zeros(Type type, string json)
    {
        var document = JsonSerializer.Deserialize(json, WireDocuments.Options.GetTypeInfo(type))!;
        var zeros = type.GetProperties()
            .Where(property => !FilledIn.Contains($"{type.Name}.{property.Name}"))
            .Select(property => (property.Name, Value: property.GetValue(document)))
            .Where(member =>
                member.Value is Guid or DateTimeOffset or TimeSpan
                && member.Value.Equals(Activator.CreateInstance(member.Value.GetType()))
            );
        Assert.Empty(zeros.Select(member => member.Name));
    }
}

using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Runs;

/// <summary>
/// The statuses for which the service notifies users. The emulator stores the policy and sends no email.
/// </summary>
internal static class NotificationPolicy
{
    private const string Member = "activity_notification_policy";

    private static readonly string[] Statuses = ["INACTIVE", "SUCCEEDED", "FAILED"];

    public static IReadOnlyList<string>? Read(JsonRequestReader reader)
    {
        if (reader.Object(Member) is not { } policy)
        {
            return null;
        }

        var members = reader.Nested(policy, Member);
        var statuses = members.Require("status") ? members.Texts("status") : null;
        members.RejectUnknown();
        for (var i = 0; i < (statuses?.Count ?? 0); i++)
        {
            if (!Statuses.Contains(statuses![i]))
            {
                members.ReportItem("status", i, $"value is not one of {string.Join(", ", Statuses)}");
            }
        }

        return statuses;
    }
}

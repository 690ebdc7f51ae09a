"""The command line: `inzicht serve`, `inzicht demo`, and an operator's errands."""

import gc

import click

# What is imported stays to the end: looking for garbage in it, now and at the end, takes a quarter of an errand's time.
gc.disable()
from gql.commands import answers, demo, employees, organisations, score, sdl, serving  # noqa: E402

gc.freeze()
gc.enable()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="inzicht")
def main() -> None:
    """Let the right people see the right part of a psychometric assessment, and nobody else."""


main.add_command(serving.serve)
main.add_command(demo.demo)
main.add_command(serving.migrate)
main.add_command(sdl.sdl)
main.add_command(sdl.sdl_changes)
main.add_command(organisations.create_organisation)
main.add_command(organisations.set_modules)
main.add_command(employees.add_employees)
main.add_command(answers.import_answers)
main.add_command(score.score)

if __name__ == "__main__":
    main()

"""The adaptive test of reasoning: matrices made by rules, which of them comes next, and what the answers say."""

from psychometrics.reasoning.bank import Bank, Blueprint, bank, families
from psychometrics.reasoning.cells import Cell
from psychometrics.reasoning.describing import describe_matrix, describe_option, prompt
from psychometrics.reasoning.drawing import data_uri, matrix_svg, option_svg
from psychometrics.reasoning.generator import OPTION_KEYS, Item, generate

__all__ = [
    "OPTION_KEYS",
    "Bank",
    "Blueprint",
    "Cell",
    "Item",
    "bank",
    "data_uri",
    "describe_matrix",
    "describe_option",
    "families",
    "generate",
    "matrix_svg",
    "option_svg",
    "prompt",
]

/** The page for an address where nothing is. */
import { startLanguage } from "./language.js";

startLanguage();
